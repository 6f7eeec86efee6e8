package org.shuqiao.exchange.platform.inbox;

import java.time.Instant;
import org.shuqiao.exchange.domain.alert.AlertText;

/**
 * Matter in somebody's inbox.
 *
 * @param key   names it for its mark: the same matter has the same key
 * @param waits whether something is to be done about it; what merely happened does not wait
 * @param at    when it came
 * @param about number of what it is about; blank where it has none
 * @param path  of the portal's page on which it is seen to
 */
public record InboxItem(String key, boolean waits, Instant at, String about, AlertText words, String path) { }
