import { textIn } from '@conexion/machines';
import { useId } from 'react';
import { useTexts } from '../i18n/language.ts';
import { exportFormats, exportName } from './export-formats.ts';
import { useLayout } from './load-layout.ts';
import './export-menu.css';

/**
 * The flow to take along: a link to a file for each format. They are packaged, so the page has none
 * of another machine or in a third language; `conexion-diagram` writes those.
 */
export function ExportMenu() {
  const { lang, t } = useTexts();
  const { isPackaged } = useLayout();
  const id = useId();
  if (!isPackaged) return null;
  return (
    <>
      <button type="button" className="button small" popoverTarget={id} aria-haspopup="dialog">
        ⤓ {t.flow.takeAlong}
      </button>
      <div id={id} popover="auto" className="export-menu" role="dialog" aria-label={t.flow.takeAlong}>
        <ul>
          {exportFormats.map((format) => (
            <li key={exportName(format, lang)}>
              <a href={`exports/${exportName(format, lang)}`} download>
                <span className="export-name">{format.name}</span>
                <span className="muted">{textIn(format.use, lang)}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
