/** The page's words about the list of cases and about new ones, in Spanish. */
export const casesEs = {
  cases: {
    title: 'Casos',
    tabs: { aCargo: 'A Cargo', abiertos: 'Abiertos', todos: 'Todos' },
    tabHints: {
      aCargo: 'Mis expedientes abiertos',
      abiertos: 'Los expedientes abiertos de todos',
      todos: 'Todos los expedientes',
    },
    empty: {
      aCargo: 'No tiene expedientes abiertos a su cargo.',
      abiertos: 'No hay expedientes abiertos.',
      todos: 'Todavía no hay expedientes.',
    },
    create: 'Nuevo caso',
    withoutAsistencia: 'Sin asistencias todavía',
    search: 'Nombre, teléfono, documento, llamada…',
    filters: 'Filtrar y ordenar',
    noFilters: 'Quitar los filtros',
    anyOf: 'Todos',
    byNewest: 'Primero el más reciente',
    byDue: 'Primero el que vence antes',
    onlyOverdue: 'Solo vencidos',
    inState: 'En el estado:',
    filterNames: {
      order: 'Orden',
      stage: 'Etapa',
      state: 'Estado',
      type: 'Tipo',
      city: 'Ciudad',
      coordinator: 'A cargo de',
      overdue: 'Vencimiento',
    },
    notFound: 'Nada coincide con lo que busca.',
    searchAll: 'Buscar en Todos',
    opened: (when: string) => `Abierta ${when}`,
  },

  newCase: {
    title: 'Nuevo caso',
    intro: 'Toda solicitud abre un expediente, también la que se niega (5.1.C).',
    addTitle: 'Nueva asistencia del expediente',
    example: 'Llenar con un ejemplo',
    holder: 'Titular',
    contact: 'Contacto',
    location: 'Lugar del servicio',
    call: 'Llamada',
    callId: 'Número de la llamada',
    holderId: 'Documento',
    service: 'Servicio',
    plan: 'Plan del afiliado',
    open: 'Abrir el caso',
    openAsistencia: 'Abrir la asistencia',
    known: (name: string) => `Afiliado conocido: ${name}. Se llenó con su último caso.`,
    isOpen: 'Tiene un caso abierto:',
    counts: (used: string, requested: string) =>
      `Servicios antes de este: ${used} usados, ${requested} pedidos.`,
  },

  draft: {
    restored: (when: string) => `Borrador suyo: ${when}.`,
    startOver: 'Empezar de nuevo',
  },

  keys: {
    title: 'Teclas',
    of: [
      ['?', 'Ver las teclas'],
      ['n', 'Abrir un caso nuevo'],
      ['/', 'Buscar un caso'],
      ['s', 'Ir a los pasos del caso'],
      ['Tab', 'Ir a la parte siguiente'],
      ['← ↑ → ↓', 'Moverse dentro de una lista, unas pestañas o el flujo'],
      ['+  −  0', 'Acercar el flujo, alejarlo, verlo todo'],
      ['Esc', 'Cerrar una ventana; lo escrito se guarda'],
    ] as readonly (readonly [string, string])[],
  },
};
