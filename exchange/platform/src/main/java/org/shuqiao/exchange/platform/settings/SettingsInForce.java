package org.shuqiao.exchange.platform.settings;

/** The settings with the governed ones as two persons approved them, whatever the file says meanwhile. */
public record SettingsInForce(Configuration configuration) { }
