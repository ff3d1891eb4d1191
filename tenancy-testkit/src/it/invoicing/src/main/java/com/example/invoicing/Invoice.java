package com.example.invoicing;

import java.math.BigDecimal;
import java.util.UUID;

/** What a customer owes. */
public record Invoice(UUID id, String number, BigDecimal amount) {}
