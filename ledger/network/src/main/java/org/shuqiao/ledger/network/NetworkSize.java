package org.shuqiao.ledger.network;

import java.util.Locale;

/** Size of a network. The first organisation is the authority's, the others submit for the departments. */
public enum NetworkSize {
    /** Two organisations and one orderer: to start with. */
    SMALL(2, 1),
    /** Four organisations and three orderers, of which one may be lost. */
    LARGE(4, 3);

    private final int organisations;
    private final int orderers;

    NetworkSize(int organisations, int orderers) {
        this.organisations = organisations;
        this.orderers = orderers;
    }

    int organisations() {
        return organisations;
    }

    int orderers() {
        return orderers;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
