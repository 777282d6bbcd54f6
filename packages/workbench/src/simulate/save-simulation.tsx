import { labelOf, textIn } from '@conexion/machines';
import { useState } from 'react';
import { inPageLanguage, useTexts } from '../i18n/language.ts';
import { download } from '../ui/download.ts';
import type { Script } from './script.ts';
import type { Linked } from './script-link.ts';
import { useWords, words } from './words.ts';
import { writeCase } from './write-case.ts';
import { writeTest } from './write-test.ts';

interface SaveSimulationProps {
  readonly simulation: Linked;
  readonly isTooLong: boolean;
}

/** Taking a simulation along: as a scripted case, as a test, as a link. */
export function SaveSimulation({ simulation: { script, played }, isTooLong }: SaveSimulationProps) {
  const { lang } = useTexts();
  const own = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [copying, setCopying] = useState<{ of: Script; isDone: boolean } | null>(null);
  const title = typed ?? script.title ?? titleOf(script, lang);
  const titles =
    typed || script.title
      ? { es: title, en: title }
      : { es: titleOf(script, 'es'), en: titleOf(script, 'en') };
  const canSave = writeCase(script, played, titles) !== null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setCopying({ of: script, isDone: true });
    } catch {
      // Not allowed, or not there: it is where the page comes over plain HTTP from another host.
      setCopying({ of: script, isDone: false });
    }
  };
  return (
    <section className="sim-save" aria-label={own.save}>
      <label className="field">
        <span className="field-label">{own.caseTitle}</span>
        <input value={title} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <div className="sim-buttons">
        <button
          type="button"
          className="button small"
          disabled={!canSave}
          onClick={() =>
            save(`${slugOf(title)}.json`, writeCase(script, played, titles) ?? '', 'application/json')
          }
        >
          ⤓ {own.saveCase}
        </button>
        <button
          type="button"
          className="button small"
          disabled={!canSave}
          onClick={() => save(`${slugOf(title)}.test.ts`, writeTest(script, played, title), 'text/plain')}
        >
          ⤓ {own.saveTest}
        </button>
        <button type="button" className="button small" disabled={isTooLong} onClick={copy}>
          {own.copyLink}
        </button>
      </div>
      <p className="muted" role="status">
        {statusOf(own, { isTooLong, canSave, copying: copying?.of === script ? copying : null })}
      </p>
    </section>
  );
}

interface Status {
  readonly isTooLong: boolean;
  readonly canSave: boolean;
  readonly copying: { readonly isDone: boolean } | null;
}

function statusOf(own: ReturnType<typeof useWords>, { isTooLong, canSave, copying }: Status): string | null {
  if (isTooLong) return own.linkTooLong;
  if (copying) return copying.isDone ? own.copied : own.copyByHand;
  return canSave ? null : own.nothingToSave;
}

function titleOf({ items }: Script, lang: string): string {
  const first = items.find((item) => item.kind === 'opening');
  return inPageLanguage(words, lang).titleOf(
    textIn(labelOf('value', first?.service.type ?? ''), lang),
    first?.service.definition ?? '',
  );
}

/** A title as the name of a file. */
const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'caso';

const save = (name: string, text: string, type: string): void => download(name, new Blob([text], { type }));
