/**
 * Who may have which data: from the bottom up, {@code tables} (store and clock), {@code account} (who acts),
 * {@code clock} (working days), {@code resource} (what there is), {@code request}, {@code event} (what the ledger is
 * told), {@code grant}, {@code record} (what the log is told), {@code decision}, {@code intake}, {@code delivery},
 * {@code correction}, {@code board} (what each role sees), and {@code setup}, which puts them together.
 */
package org.shuqiao.exchange.domain;

