package org.shuqiao.exchange.domain.request;

/**
 * The consumer's reasons for a request.
 *
 * @param purpose  short name of the purpose; queries name it
 * @param basis    legal text on which the consumer relies
 * @param scenario the business in which the data is used
 */
public record Justification(String purpose, String explanation, String basis, String scenario) { }
