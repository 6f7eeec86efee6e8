package org.shuqiao.ledger.verifier;

/**
 * Demands on a receipt beyond being valid.
 *
 * @param witnesses how many witnesses must have cosigned the log's head, 0 for none
 * @param anchored whether a block of the ledger's network must prove it
 * @param complete whether it must be proven to the catalogue entry, both sides having signed
 */
public record Demands(int witnesses, boolean anchored, boolean complete) {

    public static final Demands NONE = new Demands(0, false, false);
}
