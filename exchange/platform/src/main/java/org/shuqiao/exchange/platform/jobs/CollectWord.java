package org.shuqiao.exchange.platform.jobs;

/**
 * What somebody says of one collection.
 *
 * @param shrunken whether snapshots of the datasets named may have lost more rows than they may by themselves
 * @param reconcile whether rows that are gone at their sources are looked for now
 */
public record CollectWord(boolean shrunken, boolean reconcile) {

    public static final CollectWord NONE = new CollectWord(false, false);
}
