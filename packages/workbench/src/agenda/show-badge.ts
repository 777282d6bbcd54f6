/** Draws a number on the page's icon, red where it is `urgent`; none for 0. */
export function showBadge(count: number, urgent: boolean): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (!icon) return;
  const href =
    count > 0 ? `data:image/svg+xml,${encodeURIComponent(badged(count, urgent))}` : './favicon.svg';
  if (icon.getAttribute('href') !== href) icon.setAttribute('href', href);
}

const most = 99;

const badged = (
  count: number,
  urgent: boolean,
): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="${urgent ? '#b4232a' : '#12546b'}"/>
<text x="16" y="23" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${count > 9 ? 19 : 22}" fill="#fff">${count > most ? '99' : count}</text>
</svg>`;
