/** Parameters of the stage whose refusals are recorded: it asks for consent and has small quotas. */
export const STRICT_PARAMETERS = { requireConsent: 'true', analysesPerDay: '3', uploadUrlsPerDay: '5' } as const;
