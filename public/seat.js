// A room of work listens for the end of its session: a hat was taken, somebody ended it, its time is over. Then it goes to the door,
// which says why and knows the way back. Each request is judged anyway; this is for a page that stands open and asks nothing.
let source;

const close = () => source = source?.close();

const leave = ({ data }) => {
  close();
  const { why } = JSON.parse(data);
  const next = encodeURIComponent(location.pathname + location.search);
  location.replace(`/sign-in?why=${why}&next=${next}`);
};

const listen = () => {
  close();
  source = new EventSource("/live?me");
  source.addEventListener("over", leave);
};

// somebody who signs out here is on her way already. A page in the background lets its connection go, since a browser has few of them,
// and is judged when it is seen again
addEventListener("beforeunload", (event) => {
  close();
  // a page that asked whether it may be left, and was not, goes on listening
  setTimeout(() => event.defaultPrevented && !document.hidden && listen(), 1000);
});
addEventListener("pagehide", close);
addEventListener("pageshow", ({ persisted }) => persisted && listen());
document.addEventListener("visibilitychange", () => (document.hidden ? close() : listen()));
if (!document.hidden) listen();
