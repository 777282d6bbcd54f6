import { useId } from 'react';
import { useTexts } from '../i18n/language.ts';
import { exportFormats, exportName } from './export-formats.ts';
import './export-menu.css';

/** The flow to take along: a link to a file for each format. */
export function ExportMenu() {
  const { lang, t } = useTexts();
  const id = useId();
  return (
    <>
      <button type="button" className="button small" popoverTarget={id} aria-haspopup="dialog">
        ⤓ {t.flow.takeAlong}
      </button>
      <div id={id} popover="auto" className="export-menu" role="dialog" aria-label={t.flow.takeAlong}>
        <ul>
          {exportFormats.map(({ format, name, use }) => (
            <li key={format}>
              <a href={`exports/${exportName(format, lang)}`} download>
                <span className="export-name">{name}</span>
                <span className="muted">{use[lang]}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
