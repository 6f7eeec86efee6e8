package org.shuqiao.ledger.fabric.chain;

import java.util.Optional;

/**
 * Progress of following the channel's blocks.
 *
 * @param followed how many blocks are here
 * @param heard how many the peers have, as far as they told
 * @param peer whose blocks are read
 * @param trouble the code of why none come at present, such as {@code SQ-LED-0048}
 */
public record ChainStatus(String channel, long followed, long heard, Optional<String> peer,
        Optional<String> trouble) { }
