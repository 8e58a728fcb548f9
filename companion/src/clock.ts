/** The present, as an argument, so that tests decide what time it is. Leases and locks use the database's clock instead. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
