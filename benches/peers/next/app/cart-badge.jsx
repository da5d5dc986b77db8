"use client";
// The number of things in the bag, from its cookie: the one part of these pages that reacts.
import { useEffect } from "react";

export default function CartBadge() {
  useEffect(() => {
    const badge = document.querySelector("[data-count]");
    const count = /(?:^|; )vitrine_count=(\d+)/.exec(document.cookie)?.[1] ?? "0";
    if (badge) badge.textContent = badge.dataset.count = count;
  }, []);
  return null;
}
