import type { AnyDefinition } from '@conexion/machines';
import { type DragEvent, useState } from 'react';
import { go } from '../route/use-route.ts';
import { download } from '../ui/download.ts';
import { useCompareTexts } from './compare-texts.ts';
import { Comparison } from './comparison.tsx';
import { readVersion, type Version, type VersionFault } from './read-version.ts';
import './compare.css';

/** Two versions of the procedure: each from a file, or that of this service. */
export function ComparePlace({ served }: { readonly served: AnyDefinition }) {
  const words = useCompareTexts();
  const own: Version = { name: words.thisService, definition: served };
  // Null is this service's.
  const [[before, after], setVersions] = useState<readonly [Version | null, Version | null]>([null, null]);
  const [fault, setFault] = useState<VersionFault | null>(null);

  const open = async (files: readonly File[], put: (read: readonly Version[]) => void) => {
    const read = await Promise.all(files.slice(0, 2).map(readVersion));
    const wrong = read.find((version): version is VersionFault => 'fault' in version);
    setFault(wrong ?? null);
    if (wrong === undefined && read.length > 0) put(read as Version[]);
  };
  const target = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      void open([...event.dataTransfer.files], ([first, second]) =>
        setVersions(second ? [first ?? null, second] : [before, first ?? null]),
      );
    },
  };
  return (
    <div className="compare" {...target}>
      <div className="flow-bar compare-bar">
        <button type="button" className="button small" onClick={() => go({ reading: 'stages' })}>
          ← {words.back}
        </button>
        <h2>{words.title}</h2>
        <VersionFile
          label={words.before}
          version={before ?? own}
          onFile={(file) => open([file], ([read]) => setVersions([read ?? null, after]))}
        />
        <VersionFile
          label={words.after}
          version={after ?? own}
          onFile={(file) => open([file], ([read]) => setVersions([before, read ?? null]))}
        />
        <button type="button" className="button small" onClick={() => setVersions([after, before])}>
          ⇄ {words.swap}
        </button>
        <button type="button" className="button small" onClick={() => save(served)}>
          {words.save}
        </button>
      </div>
      {fault ? (
        <p className="notice notice-bad" role="alert">
          {words.faults[fault.fault]} {fault.at ? <code>{fault.at}</code> : null}
        </p>
      ) : null}
      {before || after ? (
        <Comparison old={before ?? own} next={after ?? own} />
      ) : (
        <p className="empty">{words.hint}</p>
      )}
    </div>
  );
}

/** For a person who edits it, and opens it here again. */
const save = (definition: AnyDefinition): void =>
  download('definition.json', new Blob([JSON.stringify(definition, null, 2)]));

interface VersionFileProps {
  readonly label: string;
  readonly version: Version;
  readonly onFile: (file: File) => void;
}

function VersionFile({ label, version, onFile }: VersionFileProps) {
  const words = useCompareTexts();
  return (
    <div className="compare-version">
      <span>
        <b>{label}:</b> {version.name} · v{version.definition.version}
      </span>
      <label className="button small file-button">
        {words.choose}
        <input
          type="file"
          className="visually-hidden"
          aria-label={`${label}: ${words.choose}`}
          accept=".json,application/json"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen) onFile(chosen);
            target.value = '';
          }}
        />
      </label>
    </div>
  );
}
