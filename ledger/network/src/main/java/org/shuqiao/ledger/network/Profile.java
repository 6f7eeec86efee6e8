package org.shuqiao.ledger.network;

import java.util.Locale;

/** How large a network is; its first organisation is the authority's, the others speak for the departments. */
public enum Profile {
    /** Two organisations and one orderer: to start with. */
    SMALL(2, 1),
    /** Four organisations and three orderers, of which one may be lost. */
    LARGE(4, 3);

    private final int organisations;
    private final int orderers;

    Profile(int organisations, int orderers) {
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
