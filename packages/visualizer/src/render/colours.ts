/** Everything that has a colour. In a page each is a custom property `--cx-…`, for a theme to set. */
export const colours = {
  paper: '#ffffff',
  ink: '#17212b',
  quiet: '#5a6774',
  line: '#8b98a5',
  stage: '#eef2f6',
  'stage-edge': '#cfd8e1',
  aside: '#fdf6e6',
  'aside-edge': '#e0c98f',
  card: '#ffffff',
  head: '#f8fafc',
  forward: '#2f3e4d',
  back: '#94a1ae',
  accent: '#0b5fd0',
  'accent-soft': '#dbe9ff',
  afiliado: '#1d5fc4',
  coordinador: '#4b5967',
  proveedor: '#0b7d74',
  superior: '#8637b0',
  canceladoAlMomento: '#8a6a00',
  canceladoPosterior: '#b84d08',
  proveedorCancelado: '#b4232a',
  proveedorConcluido: '#2f6f8f',
  asistenciaConcluida: '#1b7a48',
} as const;

export type Colour = keyof typeof colours;
