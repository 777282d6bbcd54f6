import { type Catalogue, es } from '@conexion/machines';

const state: Catalogue['state'] = {
  autorizacion: 'Autorização de Serviços sem Cobertura',
  'autorizacion.explicacion': 'Explicação',
  'autorizacion.cotizacion': 'Orçamento',
  'autorizacion.oferta': 'Oferta',
  'autorizacion.revisionDelSupervisor': 'Análise do Supervisor',
  'autorizacion.revisionDeGerencia': 'Análise da Gerência',
  'autorizacion.alternativas': 'Alternativas',
  aperturaDeAsistencia: 'Abertura da Assistência',
  asignacionProveedor: 'Designação do Prestador',
  'asignacionProveedor.asignacionProveedor': 'Designação do Prestador',
  'asignacionProveedor.confirmacionDelAfiliado': 'Confirmação do Associado',
  monitoreo: 'Acompanhamento',
  'monitoreo.monitoreoAlProveedor': 'Acompanhamento do Prestador',
  'monitoreo.monitoreoAlAfiliado': 'Acompanhamento do Associado',
  'monitoreo.arribo': 'Chegada',
  'monitoreo.contactacionYValidacion': 'Contato e Validação',
  prestacionDelServicio: 'Prestação do Serviço',
  'prestacionDelServicio.diagnostico': 'Diagnóstico',
  'prestacionDelServicio.autorizacion': 'Autorização',
  'prestacionDelServicio.prestacionDelServicio': 'Prestação do Serviço',
  'prestacionDelServicio.terminacionDelServicio': 'Término do Serviço',
  cierre: 'Encerramento',
  'cierre.cargaDeCosto': 'Lançamento de Custos',
  'cierre.conformidadDelAfiliado': 'Conformidade do Associado',
};

const closure: Catalogue['closure'] = {
  canceladoAlMomento: 'Cancelado na Hora',
  canceladoPosterior: 'Cancelado Depois',
  proveedorCancelado: 'Prestador Cancelado',
  proveedorConcluido: 'Prestador Concluído',
  asistenciaConcluida: 'Assistência Concluída',
};

const event: Catalogue['event'] = {
  'coverage.resolved': 'Cobertura definida',
  'denial.explained': 'Negativa explicada',
  'affiliate.objected': 'Associado insatisfeito',
  'request.withdrawn': 'Pedido retirado',
  'quote.received': 'Orçamento recebido',
  'price.informed': 'Preço informado',
  'quote.reopened': 'Orçamento reaberto',
  'offer.accepted': 'Oferta aceita',
  'offer.declined': 'Oferta recusada',
  'exception.requested': 'Exceção solicitada',
  'exception.approved': 'Exceção aprovada',
  'exception.denied': 'Exceção negada',
  'exception.escalated': 'Exceção encaminhada à gerência',
  'exception.explained': 'Exceção explicada',
  'alternatives.disclaimed': 'Ressalva feita',
  'alternatives.shared': 'Alternativas indicadas',
  'alternatives.withheld': 'Alternativas não indicadas',
  'provider.assigned': 'Prestador designado',
  'affiliate.confirmed': 'Associado confirmou',
  'provider.released': 'Prestador liberado',
  'affiliate.cancelled': 'Associado cancelou',
  'provider.monitored': 'Prestador acompanhado',
  'affiliate.monitored': 'Associado acompanhado',
  'reschedule.accepted': 'Reagendamento aceito',
  'reschedule.declined': 'Reagendamento recusado',
  'provider.arrived': 'Prestador chegou',
  'contact.validated': 'Chegada confirmada',
  'contact.refuted': 'Chegada desmentida',
  'diagnosis.recorded': 'Diagnóstico registrado',
  'work.authorized': 'Trabalho autorizado',
  'excess.accepted': 'Excedente aceito',
  'excess.approved': 'Excedente aprovado',
  'excess.declined': 'Excedente recusado',
  'service.performed': 'Serviço executado',
  'service.terminated': 'Serviço terminado',
  'cost.loaded': 'Custos lançados',
  'cost.approved': 'Custo aprovado',
  'conformity.recorded': 'Conformidade registrada',
};

const refusal: Catalogue['refusal'] = {
  isInOrder: 'A hora do evento é anterior à do último evento registrado.',
  hasRole: 'Seu perfil não pode registrar este passo.',
  isCoverageOpen:
    'A cobertura não pode mais ser corrigida: a negativa foi explicada, a ressalva foi feita ou já houve um prestador designado.',
  hasWarranty: 'Não há uma assistência concluída do mesmo serviço com a garantia em vigor.',
  isSameCurrency: 'Todos os valores de uma assistência ficam em uma só moeda: a do primeiro.',
  hasQuote: 'Falta o orçamento do serviço ou da visita por um prestador adequado.',
  isBelowMarket:
    'Em residências, o associado deve pagar menos que a referência de mercado, e o orçamento deve trazê-la.',
  isWithinTariff:
    'Um custo alto de guincho de longa distância não é coberto: negocie até a tarifa de referência, que o orçamento deve trazer.',
  isPriceTold: 'O preço mudou depois de informado: informe antes ao associado quanto pagaria agora.',
  isNewGround: 'Já se pediu uma exceção por este motivo.',
  isWithoutApproval: 'Já há uma exceção aprovada.',
  hasObjected: 'Esta exceção é para o associado insatisfeito: registre antes a queixa.',
  sixMonthsWithoutUse: 'O plano não completou seis meses sem uso.',
  internalTechnicianNetwork: 'Não há rede de técnicos próprios na cidade de origem.',
  noHeavyMachinery: 'A solução exige maquinário pouco comum ou uma obra de grande porte.',
  firstServiceGoodwill: 'Não é o primeiro serviço que o associado pede.',
  isNotSpecial: 'Um caso especial é aprovado pela Gerência Geral: encaminhe-o.',
  isNotOwnRequest: 'Quem pediu a exceção não pode aprová-la: outra pessoa deve fazê-lo.',
  hasGoodwillToExplain: 'Não há uma exceção de primeiro serviço aprovada e ainda por explicar.',
  isGoodwillExplained: 'Explique antes ao associado que o serviço é prestado como exceção.',
  hasDisclaimed: 'Informe antes que não são prestadores nossos e que não respondemos por eles.',
  hasProvider: 'Não há um prestador designado.',
  isLate: 'O prestador ainda está dentro do prazo combinado.',
  isWindowAhead: 'O novo horário deve terminar depois deste momento.',
  isArrivalPast: 'A hora da chegada não pode ser posterior a este registro.',
  isUnanswered: 'Um superior já respondeu a este diagnóstico.',
  hasExcess: 'O diagnóstico não deixa excedente.',
  hasNoExcess: 'Há um excedente: o associado deve aceitá-lo ou um superior aprová-lo.',
  isExcessBelowMarket:
    'Com o excedente, o total do associado deve ser menor que a referência de mercado do diagnóstico, que não pode faltar.',
  isExcessWithinTariff:
    'O custo do guincho supera a tarifa de referência do diagnóstico, ou ela falta: negocie-o.',
  isFinishInOrder: 'A hora do término fica entre a da chegada e a deste registro.',
  isSafeSum: 'A soma dos valores é grande demais.',
  isWithinAgreed: 'Não se cobra do associado mais do que ele aceitou pagar.',
  isWithinCompanyLimit:
    'A empresa não paga mais do que o coberto, o descontado, o absorvido e o aprovado: peça a aprovação de um superior.',
};

/** What the program says, in Portuguese. The rest of the procedure stays in Spanish. */
export const pt: Catalogue = {
  ...es,
  state,
  closure,
  event,
  refusal,
  speech: {
    'denial.explained.assigned':
      'A ambulância de {provider} já foi designada e chega entre {earliest} e {latest}. O seu plano não cobre este serviço, por isso ele tem um custo: já confirmo quanto.',
    'denial.explained.partial':
      'O seu plano cobre {covered} deste serviço; o restante é por sua conta. Vou obter o preço com um prestador adequado e lhe informo.',
    'denial.explained':
      'Explico por que o seu plano não cobre este serviço. Mesmo assim podemos coordená-lo: enviamos o prestador e o custo é por sua conta. Posso obter o preço?',
    'affiliate.objected':
      'Entendo a sua insatisfação e a deixo registrada. Vou consultar o meu supervisor sobre um desconto.',
    'price.informed.waived': 'Com a exceção autorizada, o serviço não tem custo para o senhor.',
    'price.informed.discounted':
      'Foi autorizado um desconto de {discount} %: o serviço fica em {price}. Aceita?',
    'price.informed.visit':
      'A visita de {provider} custa {price}. Se for preciso outro trabalho, orçamos antes de fazê-lo. Aceita?',
    'price.informed': 'O serviço com {provider} custa {price}. Aceita?',
    'offer.accepted': 'Confirmo: o senhor aceita o serviço e paga {price}.',
    'exception.requested': 'Vou consultar o seu caso com o meu supervisor. Respondo em alguns minutos.',
    'exception.explained':
      'Por ser o seu primeiro serviço, e como caso excepcional, a empresa assume {discount} % e o senhor paga {price}. O plano não o cobre: das próximas vezes paga o preço completo.',
    'exception.explained.waived':
      'Por ser o seu primeiro serviço, nós o prestamos como caso excepcional: o plano não o cobre, e das próximas vezes terá custo.',
    'alternatives.disclaimed':
      'Este serviço não está entre os que coordenamos. Posso indicar opções que encontrei na web, mas não são prestadores nossos e não respondemos por eles.',
    'alternatives.shared':
      'Estas são as opções que encontrei. Lembro que não são prestadores nossos: preço e qualidade se acordam com eles.',
    'alternatives.withheld':
      'Este serviço não está entre os que coordenamos, e não tenho uma opção a sugerir. O seu pedido fica registrado.',
    'affiliate.confirmed': 'Quem o atende é {provider}, que chega entre {earliest} e {latest}. Confirma?',
    'affiliate.monitored': '{provider} chega entre {earliest} e {latest}. Está tudo bem por aí?',
    'reschedule.accepted':
      'O prestador não chegou entre {earliest} e {latest}. Pedimos desculpas. Aceita outro horário?',
    'contact.validated': 'O técnico de {provider} já está com o senhor?',
    'excess.accepted': 'O diagnóstico encontrou um trabalho adicional que custa {excess}. Aceita?',
    'conformity.recorded': 'Ficou satisfeito com o serviço?',
  },
  role: {
    coordinador: 'Coordenador telefônico',
    supervisor: 'Supervisor de operações',
    jefe: 'Chefe de operações',
    gerencia: 'Gerência geral',
    analista: 'Analista',
  },
  sentence: {
    invalidEvent: 'O evento não é válido.',
    theseMay: '{0} Podem: {1}.',
    closed: 'A assistência já foi encerrada: {0}.',
    notInThisState: '«{0}» não cabe em «{1}».',
    whereAll: 'as outras duas se a política exigir todas',
    or: ' ou ',
  },
};
