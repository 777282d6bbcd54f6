import { useTexts } from '../i18n/language.ts';
import type { CoverageFile } from './use-coverage.ts';

/** Opens a coverage file, or takes it away. */
export function CoverageControl({ file }: { readonly file: CoverageFile }) {
  const { t } = useTexts();
  return (
    <>
      {file.counts ? (
        <button type="button" className="button small" aria-pressed="true" onClick={file.remove}>
          ✕ {t.reading.overlayOff}
        </button>
      ) : (
        <label className="button small file-button" title={t.reading.overlayHint}>
          {t.reading.overlay}
          <input
            type="file"
            className="visually-hidden"
            accept=".json,application/json"
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              if (chosen) void file.open(chosen);
              target.value = '';
            }}
          />
        </label>
      )}
      {file.isBad ? (
        <p className="file-bad" role="alert">
          {t.reading.overlayBad}
        </p>
      ) : null}
    </>
  );
}
