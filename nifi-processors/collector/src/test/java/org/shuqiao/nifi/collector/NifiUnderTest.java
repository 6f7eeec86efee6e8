package org.shuqiao.nifi.collector;

/**
 * A NiFi server. Where one is offered as a service, the worker of these tests collects on it, so that they are the
 * contract of both ways to collect; without one it collects by itself.
 */
public interface NifiUnderTest {

    /** @return the server's URL */
    String url();
}
