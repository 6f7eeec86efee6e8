package org.shuqiao.exchange.domain.resource;

import org.shuqiao.query.Backing;
import org.shuqiao.query.TableName;

/** Where a resource's rows are, and under which name consumers ask for them. */
public record Binding(TableName table, Backing backing) {}
