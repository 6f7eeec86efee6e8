package org.shuqiao.exchange.domain.subscription;

import java.util.List;
import java.util.function.Function;

/** Natural keys of the lake's datasets, as their source files name them. @param of none for an unknown dataset */
public record DatasetKeys(Function<String, List<String>> of) { }
