package org.shuqiao.exchange.platform.inbox;

/** Matter in an inbox. @param read whether its reader has read it */
public record InboxLine(InboxItem item, boolean read) { }
