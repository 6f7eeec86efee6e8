package org.shuqiao.exchange.domain.service;

import java.time.Instant;
import java.util.List;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.resource.Resource;

/**
 * Service that a grant in the mode service gives.
 *
 * @param grant   that gives it, by whose number it is called; a renewal is used under the same
 * @param rows    the items of its rows
 * @param filters the items that may be parameters
 */
public record ServiceOffer(String grant, Resource resource, Policy policy, List<String> rows, List<String> filters,
        Instant until) {

    public ServiceOffer {
        rows = List.copyOf(rows);
        filters = List.copyOf(filters);
    }
}
