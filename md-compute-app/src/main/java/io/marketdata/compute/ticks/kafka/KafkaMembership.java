package io.marketdata.compute.ticks.kafka;

import io.marketdata.compute.ticks.Membership;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/**
 * The group's metadata of the moment at which a partition was assigned.
 *
 * @param group member id and generation
 */
public record KafkaMembership(ConsumerGroupMetadata group) implements Membership {}
