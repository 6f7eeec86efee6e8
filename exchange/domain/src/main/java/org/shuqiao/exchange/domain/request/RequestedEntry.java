package org.shuqiao.exchange.domain.request;

import org.shuqiao.catalog.entry.SharingClass;

/**
 * The catalogue entry that a request asks for, as it was then.
 *
 * @param resource resource code
 * @param version  version of the entry; the grant binds to it
 */
public record RequestedEntry(String resource, int version, String title, SharingClass sharing) { }
