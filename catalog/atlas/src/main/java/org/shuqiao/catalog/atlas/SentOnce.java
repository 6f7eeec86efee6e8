package org.shuqiao.catalog.atlas;

import com.sun.jersey.api.client.ClientHandlerException;
import com.sun.jersey.api.client.ClientRequest;
import com.sun.jersey.api.client.ClientResponse;
import com.sun.jersey.api.client.filter.ClientFilter;
import com.sun.jersey.spi.MessageBodyWorkers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;

/**
 * Sends what is written once. Where a connection breaks off the JDK sends a POST a second time of its own accord,
 * beside the first that may still be at work; it does not where it knows the length of the body beforehand.
 */
final class SentOnce extends ClientFilter {

    private static final Annotation[] NONE = {};

    private final MessageBodyWorkers writers;

    SentOnce(MessageBodyWorkers writers) {
        this.writers = writers;
    }

    @Override
    public ClientResponse handle(ClientRequest request) {
        // a server that refuses a log-in before it reads on would be taken for one that broke off
        request.getHeaders().remove("Expect");
        if (request.getEntity() != null) {
            request.setEntity(bytes(request, request.getEntity()));
        }
        return getNext().handle(request);
    }

    private <T> byte[] bytes(ClientRequest request, T body) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) body.getClass();
        MediaType media = MediaType.valueOf(
                ClientRequest.getHeaderValue(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writers.getMessageBodyWriter(type, type, NONE, media)
                    .writeTo(body, type, type, NONE, media, request.getHeaders(), bytes);
        } catch (IOException e) {
            throw new ClientHandlerException(e);
        }
        return bytes.toByteArray();
    }
}
