/** What is worth remembering, without growing. */
@org.jspecify.annotations.NullMarked
package dev.tenancy.persistence.cache;
