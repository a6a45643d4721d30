/** How a complaint came in. */
export type Channel = 'phone' | 'letter' | 'fax' | 'email' | 'web';
