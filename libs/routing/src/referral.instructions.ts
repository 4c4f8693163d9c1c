/** What a department is asked to do with a petition, as the oficio prints it, and whether an answer is due. */
export const INSTRUCTIONS = {
  attend: { label: 'Para su atención', requiresReply: true },
  reply_directly: { label: 'Contestar directamente al interesado', requiresReply: true },
  opinion: { label: 'Estudio y opinión', requiresReply: true },
  follow_up: { label: 'Seguimiento', requiresReply: true },
  inform: { label: 'Para su conocimiento', requiresReply: false },
  represent: { label: 'Asistir o designar representante', requiresReply: false },
  file: { label: 'Archivo', requiresReply: false },
} as const satisfies Record<string, { label: string; requiresReply: boolean }>;

export type Instruction = keyof typeof INSTRUCTIONS;

export const INSTRUCTION_KEYS = Object.keys(INSTRUCTIONS) as Instruction[];

/** The choices of a list. */
export const INSTRUCTION_OPTIONS = INSTRUCTION_KEYS.map((key) => ({ value: key, label: INSTRUCTIONS[key].label }));

/** What to propose when a topic or a kind of document asks for no answer. */
export function usualInstruction(petitionNeedsReply: boolean, topicNeedsReply = true): Instruction {
  if (!topicNeedsReply) return 'represent';
  return petitionNeedsReply ? 'attend' : 'inform';
}
