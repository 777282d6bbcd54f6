/** The words of a shift in Spanish: the agenda, the inbox, the strip of a case. */
export const shift = {
  strip: {
    price: 'Precio',
    details: 'Datos del caso',
    prices: {
      quoted: (money: string) => `cotizado ${money}`,
      covered: (money: string) => `el plan cubre ${money}`,
      discount: (percent: number) => `descuento ${percent}\u00a0%`,
      pays: (money: string, isInformed: boolean) =>
        `el afiliado pagaría ${money}${isInformed ? ' (informado)' : ' (sin informar)'}`,
      agreed: (money: string) => `acordado ${money}`,
      excess: (money: string) => `excedente ${money}`,
    },
    waits: {
      role: (role: string, since: string) => `Esperando: ${role}, desde ${since}`,
      excess: (since: string) => `Hay un excedente: esperando al afiliado o al supervisor desde ${since}`,
      lateProvider: (since: string) => `La ventana ya pasó: terminaba a las ${since}`,
      afiliado: (since: string) => `Esperando al afiliado desde ${since}`,
      proveedor: (since: string) => `Esperando al proveedor desde ${since}`,
      superior: (since: string) => `Esperando a un superior desde ${since}`,
      coordinador: (since: string) => `Le toca al coordinador desde ${since}`,
    },
  },

  agenda: {
    title: 'Agenda',
    count: (count: number, late: number) =>
      `${count === 1 ? '1 pendiente' : `${count} pendientes`}${late > 0 ? `, ${late === 1 ? '1 vencido' : `${late} vencidos`}` : ''}`,
    lateCount: (late: number) => (late === 1 ? '1 vencido' : `${late} vencidos`),
    empty: 'No tiene pendientes a su nombre.',
    toInbox: 'Ver en la Bandeja lo que espera su respuesta',
    hint: 'Elija un pendiente: se abre su caso en el paso que lo resuelve.',
    dueIn: (time: string) => `en ${time}`,
    late: (time: string) => `hace ${time}`,
    alertsOn: 'Avisos: sí',
    alertsOff: 'Avisos: no',
    alertsHint: 'Avisar en este equipo cuando vence un pendiente o le entregan un caso',
    alertsForbidden: 'El navegador no permite avisos de esta página.',
    handedOver: (by: string) => `${by} le entregó un caso`,
  },

  inbox: {
    title: 'Bandeja',
    empty: 'Nada espera su respuesta y nada está vencido.',
    hint: 'Elija una solicitud para ver su motivo, el precio y la historia del titular, y responderla.',
    parts: { exceptions: 'Excepciones', excesses: 'Excedentes', overdue: 'Vencidos' },
  },

  decision: {
    title: 'Para decidir',
    ground: 'Se pide por',
    requester: 'Solicitada por',
    note: 'Nota',
    share: 'Pagaría el afiliado',
    excess: 'Excedente',
    percent: 'Porcentaje que asume la empresa',
    percentMissing: 'Escriba un porcentaje de 1 a 100.',
    noPercent: 'Elija un porcentaje para ver cuánto pagaría el afiliado.',
    pays: (money: string) => `El afiliado pagaría ${money}.`,
    paysExcess: (rest: string, total: string) =>
      `Del excedente, el afiliado pagaría ${rest}; en total, ${total}.`,
    history: (count: number) => `Otros servicios del titular (${count})`,
    noHistory: 'El titular no tiene otros servicios aquí.',
    answers: {
      'exception.approved': 'Aprobar',
      'excess.approved': 'Aprobar',
      'exception.denied': 'Negar',
      'exception.escalated': 'Escalar',
    },
  },
};

export type ShiftTexts = typeof shift;
