// A real provider that speaks OpenID Connect, in the place of Google. Who sits in front of it is said by the story.
import { OAuth2Server } from "oauth2-mock-server";

let server;
let who = {};

/** Listen on a port of its own; answers the settings of a shop that trusts it. */
export const openProvider = async () => {
  server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  await server.start(0, "127.0.0.1");
  server.service.on("beforeTokenSigning", (token) => Object.assign(token.payload, who));
  return { VITRINE_GOOGLE_CLIENT_ID: "vitrine-of-stories", VITRINE_GOOGLE_CLIENT_SECRET: "secret-of-stories", VITRINE_GOOGLE_ISSUER: server.issuer.url };
};

export const closeProvider = () => server?.stop();

/** Whether there is one: a server that runs already has none of ours. */
export const hasProvider = () => Boolean(server);

/** She who sits there from now on. */
export const sitsThere = (sub, email, { verified = true, name = "Ana Souza" } = {}) => {
  who = { sub, email, email_verified: verified, name };
};
