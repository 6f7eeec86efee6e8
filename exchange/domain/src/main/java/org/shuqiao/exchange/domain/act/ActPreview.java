package org.shuqiao.exchange.domain.act;

import org.shuqiao.ledger.act.Act;

/**
 * Act as it is shown to the person who approves it.
 *
 * @param words whose digest the act names
 */
public record ActPreview(Act act, String words) { }
