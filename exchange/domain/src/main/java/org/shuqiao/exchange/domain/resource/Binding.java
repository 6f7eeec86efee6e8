package org.shuqiao.exchange.domain.resource;

import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;

/** Table behind a resource and the name under which consumers query it. */
public record Binding(TableName table, Backing backing) { }
