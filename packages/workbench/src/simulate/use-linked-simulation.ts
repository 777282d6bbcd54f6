import { useEffect, useState } from 'react';
import { useStore } from '../external-store.ts';
import { go, useRoute } from '../route/use-route.ts';
import { longestLink, packLink, unpackLink } from './script-link.ts';
import { simulationStore } from './simulation-store.ts';

/** What the address holds of the simulation on the screen. */
let inAddress: string | null = null;

/**
 * Keeps the simulation in the address, so that it survives a reload and can be sent as a link. It
 * opens a simulation from a new address and writes changes back, unless they are too long for one.
 */
export function useLinkedSimulation(): { isTooLong: boolean; isBroken: boolean } {
  const { script } = useRoute();
  const simulation = useStore(simulationStore);
  const [isTooLong, setTooLong] = useState(false);
  const [isBroken, setBroken] = useState(false);

  useEffect(() => {
    if (script === inAddress) return;
    inAddress = script;
    if (script === null) return;
    unpackLink(script).then((linked) => {
      setBroken(linked === null);
      if (linked) simulationStore.set(linked);
    });
  }, [script]);

  useEffect(() => {
    if (simulation === null) return;
    packLink(simulation).then((text) => {
      // What was packed meanwhile is newer.
      if (simulationStore.get() !== simulation) return;
      inAddress = text.length > longestLink ? null : text;
      setTooLong(inAddress === null);
      setBroken(false);
      go({ script: inAddress }, { replace: true });
    });
  }, [simulation]);

  return { isTooLong, isBroken };
}
