package org.shuqiao.exchange.cli;

import java.util.concurrent.Callable;

/**
 * Command that a room above the exchange adds to {@code ./shuqiao}. It is found by its entry under
 * {@code META-INF/services} of whatever stands on the class path.
 */
public interface RoomCommand extends Callable<Integer> { }
