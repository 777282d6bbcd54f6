// Copies the scripted cases that the demonstration plays into what is published.
import { copyFileSync, mkdirSync } from 'node:fs';
import { demoJourneys, journeysDirectory } from '../src/demo/demo-journeys.ts';

const examples = new URL('../../../examples/cases/', import.meta.url);
mkdirSync(journeysDirectory, { recursive: true });
for (const { name } of demoJourneys)
  copyFileSync(new URL(`${name}.json`, examples), new URL(`${name}.json`, journeysDirectory));
