import { createMachine } from 'xstate';
export default createMachine({
  id: 'loan',
  initial: 'determiningInterestRateOptions',
  states: {
    determiningInterestRateOptions: {
      entry: 'notifyTheHolderByMessageAndByMail',
      on: {
        'rates.received.fromTheSecondProvider': {
          target: 'b',
          guard: 'holderHasAContractThatIsInForceOnThatDay',
        },
      },
    },
    b: {},
  },
});
