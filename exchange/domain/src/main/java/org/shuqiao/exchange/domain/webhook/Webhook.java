package org.shuqiao.exchange.domain.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * Address at which a subscription's consumer is told that changes wait.
 *
 * @param lookAt  when it is looked for changes the next time
 * @param failure code of why the last look could not be made
 */
public record Webhook(String subscription, String url, Instant lookAt, Optional<String> failure) { }
