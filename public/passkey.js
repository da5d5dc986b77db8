// Passkeys: what the server asks goes to the browser's own window, and its answer back with the form. Bytes travel as base64url.
const read = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const write = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const named = (list) => list?.map((one) => ({ ...one, id: read(one.id) }));

const make = async ({ publicKey: asked }) => {
  const publicKey = { ...asked, challenge: read(asked.challenge), user: { ...asked.user, id: read(asked.user.id) } };
  publicKey.excludeCredentials = named(asked.excludeCredentials) ?? [];
  // what was left open is not asked
  for (const name of Object.keys(publicKey)) publicKey[name] ?? delete publicKey[name];
  const made = await navigator.credentials.create({ publicKey });
  const { attestationObject, clientDataJSON } = made.response;
  const transports = made.response.getTransports?.();
  return { made, response: { attestationObject: write(attestationObject), clientDataJSON: write(clientDataJSON), transports } };
};
const show = async ({ publicKey: asked }) => {
  const publicKey = { ...asked, challenge: read(asked.challenge), allowCredentials: named(asked.allowCredentials) };
  for (const name of Object.keys(publicKey)) publicKey[name] ?? delete publicKey[name];
  const made = await navigator.credentials.get({ publicKey });
  const { authenticatorData, clientDataJSON, signature, userHandle } = made.response;
  const response = { authenticatorData: write(authenticatorData), clientDataJSON: write(clientDataJSON), signature: write(signature) };
  return { made, response: { ...response, userHandle: userHandle && write(userHandle) } };
};

const go = async (form) => {
  const asked = await fetch(form.dataset.begin, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!asked.ok) throw { said: (await asked.json().catch(() => ({}))).say };
  const { made, response } = await (form.dataset.passkey === "make" ? make : show)(await asked.json());
  const { id, rawId, type } = made;
  form.elements.credential.value = JSON.stringify({ id, rawId: write(rawId), type, response, extensions: {} });
  form.submit();
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const told = form.querySelector("[data-trouble]");
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    button.setAttribute("aria-busy", "true");
    try {
      await go(form);
    } catch (trouble) {
      told.textContent = trouble?.said ?? form.dataset.closed;
    }
    button.removeAttribute("aria-busy");
  });
}
