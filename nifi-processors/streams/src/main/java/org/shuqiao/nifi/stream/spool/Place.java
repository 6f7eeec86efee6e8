package org.shuqiao.nifi.stream.spool;

/**
 * Place in a source that numbers its messages and can be read again.
 *
 * @param of what has its own numbers, such as {@code topic/3}
 * @param made what tells it from another one that was made anew under its name; empty where nothing does
 * @param next the number of the message to go on with
 * @param epoch of the source's leader when it said so, -1 where it has none
 */
public record Place(String of, String made, long next, int epoch) {

    /** @return whether a message that leads here was taken before, by where its source has been read to */
    boolean isBehind(Place reached) {
        return next <= reached.next && made.equals(reached.made);
    }
}
