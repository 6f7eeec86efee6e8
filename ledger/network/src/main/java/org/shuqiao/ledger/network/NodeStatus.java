package org.shuqiao.ledger.network;

import java.util.OptionalLong;

/**
 * Status of a node.
 *
 * @param kind orderer, peer or contract
 * @param height how many blocks it has; a contract has none
 * @param version of the program that was started
 */
public record NodeStatus(String name, String kind, State state, OptionalLong pid, int port, OptionalLong height,
        String version) {

    /** A hung process is there and does not answer. */
    public enum State {
        RUNNING, HUNG, ENDED
    }
}
