/** The one message that hands a renderer its port, and the global events of the desktop host. */
export const PORT_CHANNEL = 'counter:port'
