/** The arguments or the data are not usable; the message is one sentence that says what is wrong with them. */
export class CannotMeasure extends Error {}
