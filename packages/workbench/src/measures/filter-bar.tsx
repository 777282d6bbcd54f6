import { serviceSchema } from '@conexion/machines';
import { Options } from '../form/options.tsx';
import { procedureWord, useTexts } from '../i18n/language.ts';
import type { Measured } from '../route/measured.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useZone } from '../time/zone.ts';
import { zoneName } from '../time/zoned-time.ts';
import { useMeasuresTexts } from './measures-texts.ts';
import { daysAgo } from './period-of.ts';

const periods = [7, 30, 90] as const;
const types = serviceSchema.shape.type.options;

/** Which asistencias are measured. What is chosen is in the address. */
export function FilterBar() {
  const { lang } = useTexts();
  const zone = useZone();
  const words = useMeasuresTexts();
  const { measured } = useRoute();
  const set = (change: Partial<Measured>) => go({ measured: { ...measured, ...change } }, { replace: true });
  return (
    <form
      className="measures-filters"
      aria-label={words.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      <DateField label={words.from} value={measured.from} onChange={(from) => set({ from })} />
      <DateField label={words.to} value={measured.to} onChange={(to) => set({ to })} />
      <div className="segmented">
        {periods.map((days) => {
          const from = daysAgo(days, zone);
          return (
            <button
              key={days}
              type="button"
              aria-pressed={measured.from === from && measured.to === null}
              onClick={() => set({ from, to: null })}
            >
              {words.lastDays(days)}
            </button>
          );
        })}
        <button
          type="button"
          aria-pressed={measured.from === null && measured.to === null}
          onClick={() => set({ from: null, to: null })}
        >
          {words.allTime}
        </button>
      </div>
      <p className="muted measures-zone">{words.daysOf(zoneName(zone))}</p>
      <label>
        <span>{words.type}</span>
        <select value={measured.type ?? ''} onChange={({ target }) => set({ type: target.value || null })}>
          <option value="">{words.anyType}</option>
          <Options of={types.map((value) => ({ value, label: procedureWord('value', value, lang) }))} />
        </select>
      </label>
      <TextField label={words.city} value={measured.city} onChange={(city) => set({ city })} />
      <TextField
        label={words.coordinator}
        value={measured.coordinator}
        onChange={(coordinator) => set({ coordinator })}
      />
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function DateField({ label, value, onChange }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input type="date" value={value ?? ''} onChange={({ target }) => onChange(target.value || null)} />
    </label>
  );
}

/** Applied on leaving the field or pressing Enter: half a name would match no coordinator. */
function TextField({ label, value, onChange }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        key={value}
        type="text"
        maxLength={255}
        defaultValue={value ?? ''}
        onBlur={({ target }) => onChange(target.value.trim() || null)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') onChange(currentTarget.value.trim() || null);
        }}
      />
    </label>
  );
}
