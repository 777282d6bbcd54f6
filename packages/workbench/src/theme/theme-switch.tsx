import { type ReactNode, useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { useRoving } from '../ui/use-roving.ts';
import { setTheme, storedTheme, type Theme, themes } from './theme.ts';
import './theme-switch.css';

/** As the device is set, light, or dark. */
export function ThemeSwitch() {
  const { t } = useTexts();
  const [current, setCurrent] = useState(storedTheme);
  const choose = (theme: Theme) => {
    setTheme(theme);
    setCurrent(theme);
  };
  const roving = useRoving<HTMLFieldSetElement>();
  return (
    <fieldset className="segmented theme-switch" aria-label={t.theme.title} {...roving}>
      {themes.map((theme) => (
        <button
          key={theme}
          type="button"
          title={t.theme[theme]}
          aria-label={t.theme[theme]}
          aria-pressed={theme === current}
          onClick={() => choose(theme)}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            {icons[theme]}
          </svg>
        </button>
      ))}
    </fieldset>
  );
}

const rays = [0, 45, 90, 135, 180, 225, 270, 315];

const icons: Readonly<Record<Theme, ReactNode>> = {
  auto: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  light: (
    <>
      <circle cx="8" cy="8" r="3.2" fill="currentColor" />
      {rays.map((angle) => (
        <path
          key={angle}
          d="M8 1v2.2"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          transform={`rotate(${angle} 8 8)`}
        />
      ))}
    </>
  ),
  dark: <path d="M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z" fill="currentColor" />,
};
