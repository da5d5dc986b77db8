import { handed } from "../lib/handed.js";
import CartBadge from "./cart-badge.jsx";

export const dynamic = "force-dynamic";

export default function Root({ children }) {
  const { locale, theme, styles } = handed();
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        <meta name="color-scheme" content="light dark" />
        <link rel="preload" href="/fonts/bricolage-condensed.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="preload" href="/fonts/instrument-sans.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />
        {styles.map((style) => (
          <link key={style} rel="stylesheet" href={style} precedence="default" />
        ))}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body>
        {children}
        <CartBadge />
      </body>
    </html>
  );
}
