/**
 * Decides who may have which data: from the bottom up, {@code store} (transactions and the clock), {@code account}
 * (who acts), {@code clock} (working days), {@code resource} (catalogue entries and their tables), {@code request},
 * {@code ledger} (events and records on their way to the ledger), {@code act} (what departments sign), {@code entry},
 * {@code grant}, {@code decision}, {@code intake},
 * {@code delivery}, {@code correction}, {@code overview} (lists and counts for each role), {@code task} (what is due in
 * the background), and {@code assembly}.
 */
package org.shuqiao.exchange.domain;

