/** Gives what is the same for all spellings of an id: of a GUID the one in lower case, with dashes; anything else is as it is. */
export declare function callKey(id: string): string;
